// Buttons that copy the text beside them. They are hidden until this runs: without it the text can be selected and copied
// by hand, as the page says.

/** Shows the buttons, and lets a text be selected whole as soon as it is in focus. */
export function letTextBeCopied(): void {
  for (const text of document.querySelectorAll<HTMLTextAreaElement>('textarea.copy')) {
    text.addEventListener('focus', () => text.select())
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copied]')) {
    const text = button.parentElement?.querySelector<HTMLTextAreaElement>('textarea.copy')
    if (!text) continue
    button.hidden = false
    button.addEventListener('click', () => {
      text.focus()
      text.select()
      // Refused where the browser does not trust the page: the text is selected all the same.
      void navigator.clipboard?.writeText(text.value).then(
        () => {
          button.textContent = button.dataset.copied ?? ''
        },
        () => {},
      )
    })
  }
}
