// `<why-this>` around an ordinary link: the link is the fallback and the only input. The link keeps its look and its
// place, so nothing on the page moves; a button lies under it and opens the answer.
import { ask } from './ask.js'
import { element } from './element.js'
import { type Answer, fillDialog } from './fill-dialog.js'
import { style } from './generated/style.js'

declare global {
  interface HTMLElementTagNameMap {
    'why-this': WhyThis
  }
  interface HTMLElementEventMap {
    'why-open': CustomEvent<null>
    'why-close': CustomEvent<null>
  }
}

/** Milliseconds in which a host that renders anew must put an element with an open dialog back. */
const RENDERED_ANEW = 1000

const present = new Set<WhyThis>()
let sheet: CSSStyleSheet | undefined
/** The link of the element whose dialog was open when it left the page. */
let lost: string | undefined = ''

// Importable where there is no document: a server that renders the page imports the same module.
const Base = globalThis.HTMLElement ? HTMLElement : (class {} as unknown as typeof HTMLElement)

/**
 * The custom element. Attribute `eager` asks at once instead of at the first hover, focus or click. Events `why-open`
 * and `why-close` bubble and are composed; they tell nothing of the answer.
 */
export class WhyThis extends Base {
  #slot = element('slot')
  #button = element('button', { part: 'button', ariaHasPopup: 'dialog', onfocus: () => this.#need() })
  #dialog = element('dialog', {
    part: 'dialog',
    onclose: () => this.#tell('why-close'),
    onclick: event => event.stopPropagation(),
  })
  #watch = new MutationObserver(() => this.#name())

  /** @internal Builds what is shown, once. */
  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(style)
    }
    root.adoptedStyleSheets = [sheet]
    root.append(this.#button, this.#slot, this.#dialog)
    this.addEventListener('pointerenter', () => this.#need())
    this.addEventListener('click', event => {
      if (this.#button.hidden) return
      // What the host does around the element is not meant: a card that is a link, a router, a carousel.
      event.stopPropagation()
      event.preventDefault()
      this.#open()
    })
  }

  /** @internal */
  connectedCallback(): void {
    present.add(this)
    this.#watch.observe(this, { subtree: true, childList: true, characterData: true })
    this.#name()
    if (this.hasAttribute('eager')) setTimeout(() => this.#need())
    this.#revive()
  }

  /** @internal */
  disconnectedCallback(): void {
    present.delete(this)
    this.#watch.disconnect()
    if (!this.#dialog.open) return
    this.#dialog.open = false
    lost = this.#link?.href
    // The one that takes its place may have come before this one left.
    for (const each of present) each.#revive()
    setTimeout(() => {
      lost = ''
    }, RENDERED_ANEW)
  }

  /** Opens the dialog again that was open in an element that this one stands for. */
  #revive(): void {
    if (lost && lost === this.#link?.href) this.#open()
  }

  get #link(): HTMLAnchorElement | null {
    return this.querySelector<HTMLAnchorElement>('a[href]')
  }

  /** The nearest `lang`, out through the shadow roots that the element stands in; empty without one. */
  get #locale(): string {
    let node: (Node & { lang?: string; host?: Element }) | null | undefined = this
    while (node && !node.lang) node = node.parentNode ?? node.host
    return node?.lang ?? ''
  }

  /** `SERVICE LOCALE TOKEN`; undefined while there is no link of a Wherefore service. */
  get #question(): string | undefined {
    const [, service, token] = /^(http[^?#]+)\/w\/([\w-]+)/.exec(this.#link?.href ?? '') ?? []
    return service && `${service} ${this.#locale} ${token}`
  }

  /** Without a link to explain there is no button, and what the element holds works as it always did. */
  #name(): void {
    const link = this.#question && this.#link
    this.#slot.inert = !!link
    this.#button.hidden = !link
    this.#button.ariaLabel = (link && (link.ariaLabel || link.textContent)) ?? ''
  }

  #need(urgent = false) {
    const question = this.#question
    return question && ask(question, new Set([...present].map(each => each.#question)), urgent)
  }

  async #open(): Promise<void> {
    const question = this.#question
    const answer = this.#need(true)
    if (!question || !answer) return
    const show = (answer: Answer) => fillDialog(this.#dialog, question, this.#button.ariaLabel ?? '', answer)
    // The dialog gives the focus back to where it was when it opened.
    this.#button.focus()
    show(null)
    if (!lost) this.#tell('why-open')
    lost = ''
    // What is there already is shown before anything is painted or read out.
    const found = await answer
    if (!this.#dialog.open) return
    try {
      show(found)
    } catch {
      // What is no explanation is told like none.
      show(undefined)
    }
  }

  #tell(type: 'why-open' | 'why-close'): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }))
  }
}
