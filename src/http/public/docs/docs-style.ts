// The one style of the API page: contents at the side, each operation beside its examples; one column on a phone.

export const DOCS_STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4a5360;--line:#d5dae1;--paper:#fff;--panel:#f4f6f8;--link:#084a8f;--mark:#8a3b00;font:1rem/1.55 system-ui,sans-serif;scroll-padding-top:1rem}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#b3bcc7;--line:#363d46;--paper:#14171b;--panel:#1d2127;--link:#8ec2ff;--mark:#ffb488}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper)}
a{color:var(--link)}a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.4rem;line-height:1.3}h3{font-size:1.15rem;line-height:1.35;margin:0 0 .5rem}
h4{font-size:.8rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft);margin:1.75rem 0 .5rem}
p{margin:.5rem 0}ul{margin:.5rem 0;padding-left:1.25rem}
main{padding:1.5rem 1rem 4rem;max-width:84rem}
.lead{color:var(--soft)}.part{margin:3.5rem 0 0;padding-bottom:.5rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
.side{display:none}
.menu{border-bottom:1px solid var(--line);padding:.75rem 1rem;background:var(--panel)}
nav ul{list-style:none;padding:0;margin:0 0 .75rem}nav li a,nav p a{display:block;padding:.2rem 0;text-decoration:none}
nav p{font-weight:600;margin:.25rem 0 0}nav a:hover{text-decoration:underline}nav .objects{font-size:.85rem}
.operation,.object{border-top:1px solid var(--line);padding:2rem 0 1rem}
.anchor{text-decoration:none;font-weight:400;padding:0 .3rem}
.route{font-size:1.05rem}.method{font:600 .8rem ui-monospace,monospace;border:1px solid;border-radius:.25rem;padding:.1rem .4rem}
.roles,.type,.caption{color:var(--soft)}.type,.caption{font-size:.875rem}
.required{color:var(--mark);font-size:.8rem;font-weight:600}
.fields{list-style:none;padding:0;margin:.5rem 0;border-bottom:1px solid var(--line)}.fields li{border-top:1px solid var(--line);padding:.5rem 0}
.fields p{margin:.1rem 0}.fields .name{font-weight:600}.fields .fields{margin-left:1rem}
details{margin:.5rem 0}summary{cursor:pointer;padding:.2rem 0}
pre{margin:.25rem 0 1rem;padding:.75rem 1rem;background:var(--panel);border:1px solid var(--line);border-radius:.375rem;white-space:pre-wrap}
.caption{margin:.75rem 0 0}
table code{overflow-wrap:normal}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--line)}
@media(min-width:60rem){.menu{display:none}
.side{display:block;position:fixed;inset:0 auto 0 0;width:17rem;overflow-y:auto;padding:1.5rem 1rem;border-right:1px solid var(--line);background:var(--panel);font-size:.925rem}
main{margin-left:17rem;padding:2rem 2.5rem 6rem}}
@media(min-width:80rem){.operation{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 3rem}
.object,#errors,#keys{max-width:50rem}}
@media print{.side,.menu{display:none}main{margin:0}}`
