// Words by which a value says what the law treats as special about a person (GDPR art. 9(1)): political opinion, health,
// religion or belief, ethnic origin, sex life and orientation, union membership. In the interface's Latin-script languages.
// Only words that say it on their own. One that means something else as often (black, party, union, cancer, Christian)
// counts beside a word for people: "black voters", "gay community", not "Black Friday", "party dress", "Gay-Lussac".
// Written as compared: lower case, no accents, ß as ss. docs/explaining.md tells how they are read, and what they miss.

type Terms = {
  /** Sensitive wherever they stand; of several words, in this order. */
  readonly alone: string
  /** Sensitive only right before or after a word for people. */
  readonly beside: string
}

const politics: Terms = {
  alone: `
    democrats, republicans, communist, communists, socialist, socialists, marxist, marxists, anarchist, anarchists, fascist,
    fascists, far left, far right, left wing, right wing, alt right, leftist, leftists, tories, pro life, pro choice,
    maga, antifa, brexiteer, brexiteers, swing voter, swing voters, political opinion, political opinions, political view, political views,
    political affiliation, political leaning, political left, political right, party member, party membership, politically active,
    linksextrem, rechtsextrem, linksradikal, rechtsradikal, rechtspopulist, linkswahler, rechtswahler, grunwahler, stammwahler,
    wechselwahler, nichtwahler, wahlabsicht, parteimitglied, sozialdemokrat, sozialdemokraten, christdemokrat, christdemokraten,
    sozialist, sozialisten, kommunist, kommunisten, politische meinung, politische einstellung, politische haltung, cdu, spd, afd,
    extreme gauche, extreme droite, opinion politique, opinions politiques, communiste, communistes, socialiste, socialistes, gaulliste, gaullistes,
    ecologiste, ecologistes, rassemblement national, france insoumise, intention de vote,
    opinion politica, opiniones politicas, ideologia politica, comunista, comunistas, socialista, socialistas, extrema izquierda,
    extrema derecha, izquierdista, izquierdistas, derechista, derechistas, intencion de voto, votante, votantes
  `,
  beside: `
    tory, csu, conservative, liberal, labour, green, greens, republican, democrat, democratic, progressive, libertarian, nationalist, populist,
    trump, biden, harris, left, right, konservativ, konservative, liberale, grun, grune, grunen, linke, linken, fdp,
    gauche, droite, conservateur, conservateurs, liberaux, verts, izquierda, derecha, conservador, conservadores, liberales, vox, psoe
  `,
}

const health: Terms = {
  alone: `
    pregnant, pregnancy, infertile, infertility, ivf, menopause, diabetes, diabetic, diabetics, hiv, aids patient, asthma, asthmatic, epilepsy,
    epileptic, schizophrenia, schizophrenic, autism, autistic, adhd, alzheimer, alzheimers, dementia, parkinsons, hepatitis,
    chemotherapy, dialysis, obese, obesity, anorexia, anorexic, bulimia, antidepressant, antidepressants, insulin, leukemia, leukaemia,
    breast cancer, lung cancer, prostate cancer, skin cancer, cancer patient, cancer patients, cancer survivor, cancer survivors,
    multiple sclerosis, heart disease, high blood pressure, mental health, mental illness, bipolar disorder, clinical depression,
    suffers from depression, eating disorder, drug addiction, alcohol addiction, recovering alcoholic, alcoholism, wheelchair user,
    wheelchair users, disabled person, disabled people, people with disabilities, chronically ill, chronic illness, chronic pain, abortion,
    schwanger, schwangere, schwangeren, schwangerschaft, unfruchtbar, kinderwunschbehandlung, wechseljahre, diabetiker, diabetikerin,
    epilepsie, epileptiker, schizophrenie, autismus, autist, autistin, adhs, demenz, chemotherapie, dialyse, adipos, adipositas, magersucht,
    magersuchtig, brustkrebs, lungenkrebs, prostatakrebs, hautkrebs, krebspatient, krebspatientin, krebspatienten, krebskrank, depressiv,
    suchtkrank, alkoholiker, alkoholsucht, drogensucht, chronisch krank, chronische schmerzen, schwerbehindert, schwerbehinderte, rollstuhlfahrer,
    bluthochdruck, abtreibung, diabete, diabetique, diabetiques, grossesse, femme enceinte, femmes enceintes, sterilite, asthme, asthmatique, autisme, autiste,
    autistes, demence, chimiotherapie, obesite, anorexie, boulimie, cancer du sein, cancer du poumon, depressif, depressive, alcoolique,
    alcoolisme, toxicomane, handicape, handicapes, handicapee, avortement, tdah, embarazada, embarazadas, embarazo, infertilidad, diabetico,
    diabetica, diabeticos, asma, asmatico, asmatica, epiletico, epilepsia, esquizofrenia, autista, autistas, quimioterapia, obesidad,
    cancer de mama, cancer de pulmon, depresion, alcoholico anonimo, alcoholismo, drogadiccion, discapacitado, discapacitada, discapacidad, aborto, vih
  `,
  beside: `cancer, depression, depressed, alcoholic, bipolar, disabled, addiction, krebs, depressionen, handicap`,
}

const belief: Terms = {
  alone: `
    jewish people, christian people, muslim, muslims, islamic faith, ramadan observer, catholics, protestants, evangelical christian, evangelical christians, born again christian,
    practising christian, practicing christian, churchgoer, churchgoers, mosque goer, synagogue member, jews, atheist, atheists, agnostics, hindus, sikhs,
    buddhists, mormon, mormons, jehovahs witness, jehovahs witnesses, scientologist, scientologists, religious belief, religious beliefs,
    muslimisch, muslima, muslime, moslem, moslems, katholik, katholikin, katholiken, protestantin, protestanten, evangelikale, juden, judin,
    atheistin, atheisten, zeugen jehovas, religionszugehorigkeit, glaubige, musulman, musulmane, musulmans, musulmanes, catholique pratiquant, catholiques,
    juif, juifs, juive, juives, athee, athees, temoin de jehovah, temoins de jehovah, croyance religieuse, croyances religieuses,
    musulmana, musulmanas, catolicos practicantes, judio, judios, judia, judias, ateo, ateos, atea, testigo de jehova, testigos de jehova, creencias religiosas
  `,
  beside: `
    christian, christians, catholic, protestant, evangelical, orthodox, jewish, islamic, hindu, sikh, buddhist, religious, agnostic, christlich, katholisch,
    evangelisch, judisch, orthodoxe, buddhistisch, chretien, chretiens, catholique, protestante, bouddhiste, cristiano, cristianos, catolico, catolicos, budista
  `,
}

const ethnicity: Terms = {
  alone: `
    black people, black person, white people, white person, asian people, arab people, african american, african americans, hispanics, latinx, asian american, asian americans, native american,
    native americans, roma people, sinti, ethnic origin, ethnic minority, ethnic minorities, racial origin, migration background, ethnicity, afro american,
    afroamerikaner, afroamerikanisch, migrationshintergrund, ethnische herkunft, schwarze menschen, afrodeutsch, afrodeutsche,
    origine ethnique, minorite ethnique, maghrebin, maghrebins, maghrebine, afro americain, afro americains, gens du voyage,
    origen etnico, minoria etnica, afroamericano, afroamericanos, gitano, gitanos, gitana, gitanas
  `,
  beside: `
    black, white, asian, hispanic, arab, arabic, african, turkish, indigenous, latino, latina, latinos, latinas, schwarz, schwarze, weisse, asiatisch, arabisch, turkisch, noir, noirs, blanc, blancs,
    arabe, arabes, asiatique, negro, negros, blanco, blancos, asiatico
  `,
}

const orientation: Terms = {
  alone: `
    gays, gay man, gay men, gay women, gay people, gay couple, gay couples, trans man, trans woman, trans people, queer people, lesbian, lesbians, bisexual, bisexuals, homosexual, homosexuals, transgender, transsexual, lgbt, lgbtq, lgbtqi, lgbtqia, same sex couple,
    same sex couples, asexual, pansexual, sexual orientation, schwul, schwule, schwuler, schwulen, lesbisch, lesbe, lesben, bisexuell,
    homosexuell, homosexuelle, transsexuell, sexuelle orientierung, homosexuel, homosexuels, homosexuelles, lesbienne, lesbiennes, bisexuel,
    bisexuelle, bisexuels, transgenre, transgenres, orientation sexuelle, homosexuales, lesbiana, lesbianas, bisexuales, transexual, transexuales,
    transgenero, orientacion sexual
  `,
  beside: `gay, queer, trans, gai, gais`,
}

const union: Terms = {
  alone: `
    trade union, trade unions, trade unionist, trade unionists, unionised, unionized, union member, union members, union membership, labor union, labour union,
    gewerkschaft, gewerkschafter, gewerkschafterin, gewerkschaftsmitglied, verdi mitglied, ig metall, syndicat, syndicats, syndique, syndiquee, syndiques,
    syndicaliste, syndicalistes, sindicato, sindicatos, sindicalista, sindicalistas
  `,
  beside: '',
}

/** Words for people who vote or campaign: beside one of these a political adjective is said of someone. */
const voters = `
  voter, voters, supporter, supporters, activist, activists, leaning, leaner, leaners, sympathiser, sympathisers, sympathizer, sympathizers, wahler, wahlerin,
  wahlerinnen, anhanger, anhangerin, unterstutzer, electeur, electeurs, electrice, electrices, partisan, partisans, militant, militants, sympathisant,
  sympathisants, elector, electores, simpatizante, simpatizantes, militante, militantes
`

/** Words for people. Not men, women, couple, household: beside a colour they are said of a shirt, a ring, a kettle. */
const people = `
  community, communities, believer, believers, faith, families, audience, audiences, population, patient, patients, affinity, identity, parishioner, parishioners,
  worshipper, worshippers, gemeinde, glaube, familien, patienten, patientin, communaute, croyant, croyants, foi, patiente, patientes, comunidad, creyente, creyentes,
  paciente, pacientes, familias
`

/** A list of phrases, as words. */
type Phrases = readonly string[]

const others: readonly Terms[] = [health, belief, ethnicity, orientation, union]

/** Phrases that are sensitive wherever they stand. */
export const sensitiveAlone: Phrases = [politics, ...others].flatMap(({ alone }) => listed(alone))

/** Words that are sensitive only right before or after one of the words beside them. */
export const sensitiveBeside: readonly { readonly words: Phrases; readonly people: Phrases }[] = [
  { words: listed(politics.beside), people: listed(voters) },
  { words: others.flatMap(({ beside }) => listed(beside)), people: listed(people) },
]

function listed(text: string): string[] {
  return text
    .split(',')
    .map(term => term.trim().replace(/\s+/g, ' '))
    .filter(term => term !== '')
}
