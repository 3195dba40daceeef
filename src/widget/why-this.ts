// `<why-this>` around an ordinary link: the link is the fallback and the only input. The link keeps its look and its
// place, so nothing on the page moves; a button lies under it and opens the answer. Until then an element is no more
// than that button: the dialog is made when it is first opened.
import { ask } from './ask.js'
import { element } from './element.js'
import { type Answer, fillDialog } from './fill-dialog.js'
import { buttonStyle, dialogStyle } from './generated/style.js'

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

/** A link of a Wherefore service: its address, and the token. */
const LINK = /^(http[^?#]+)\/w\/([\w-]{1,999})/

const present = new Set<WhyThis>()
/** Style, button and slot of every element, made once: the style is shared, the others are copied. */
let closed: readonly [CSSStyleSheet, HTMLButtonElement, HTMLSlotElement] | undefined
/** The style of every dialog, made for the first. */
let opened: CSSStyleSheet | undefined
/** The link of the element whose dialog was open when it left the page. */
let lost: string | undefined = ''

// Importable where there is no document: a server that renders the page imports the same module.
const Base = globalThis.HTMLElement ? HTMLElement : (class {} as unknown as typeof HTMLElement)

/**
 * The custom element. Attribute `eager` asks at once instead of at the first hover, focus or click. Events `why-open`
 * and `why-close` bubble and are composed; they tell nothing of the answer.
 */
export class WhyThis extends Base {
  #button: HTMLElement
  #slot: HTMLElement
  #dialog: HTMLDialogElement | undefined
  #watch = new MutationObserver(() => this.#name())

  /** @internal Builds what is shown, once. */
  constructor() {
    super()
    closed ??= [
      sheetOf(buttonStyle),
      element('button', { part: 'button', ariaHasPopup: 'dialog' }),
      element('slot', { inert: true }),
    ]
    const [sheet, button, slot] = closed
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    this.#button = button.cloneNode() as HTMLElement // as what it is a copy of
    this.#slot = slot.cloneNode() as HTMLElement // as above
    root.append(this.#button, this.#slot)
    for (const type of ['pointerenter', 'focusin']) this.addEventListener(type, () => this.#need())
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
    this.#watch.observe(this, { subtree: true, childList: true, characterData: true, attributes: true })
    this.#name()
    if (this.hasAttribute('eager')) setTimeout(() => this.#need())
    this.#revive()
  }

  /** @internal */
  disconnectedCallback(): void {
    present.delete(this)
    this.#watch.disconnect()
    if (!this.#dialog?.open) return
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
    const [, service, token] = LINK.exec(this.#link?.href ?? '') ?? []
    return service && `${service} ${encodeURIComponent(this.#locale)} ${token}`
  }

  /** Without a link to explain there is no button, and what the element holds works as it always did. */
  #name(): void {
    const link = this.#link
    const hidden = !LINK.test(link?.href ?? '')
    if (this.#button.hidden !== hidden) {
      this.#button.hidden = hidden
      this.#slot.inert = !hidden
    }
    this.#button.ariaLabel = (link && (link.ariaLabel || link.textContent)) ?? ''
  }

  #need(urgent = false) {
    const question = this.#question
    return question && ask(question, () => [...present].map(each => each.#question), urgent)
  }

  async #open(): Promise<void> {
    const question = this.#question
    const answer = this.#need(true)
    if (!question || !answer) return
    this.#dialog ??= this.#made()
    const dialog = this.#dialog
    const show = (answer: Answer) => fillDialog(dialog, question, this.#button.ariaLabel ?? '', answer)
    // The dialog gives the focus back to where it was when it opened.
    this.#button.focus()
    show(null)
    if (!lost) this.#tell('why-open')
    lost = ''
    // What is there already is shown before anything is painted or read out.
    const found = await answer
    if (!dialog.open) return
    try {
      show(found)
    } catch {
      // What is no explanation is told like none.
      show(undefined)
    }
  }

  #made(): HTMLDialogElement {
    const dialog = element('dialog', {
      part: 'dialog',
      onclose: () => this.#tell('why-close'),
      onclick: event => event.stopPropagation(),
    })
    opened ??= sheetOf(dialogStyle)
    const root = this.shadowRoot as ShadowRoot // the constructor has attached it
    root.adoptedStyleSheets.push(opened)
    root.append(dialog)
    return dialog
  }

  #tell(type: 'why-open' | 'why-close'): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }))
  }
}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  return sheet
}
