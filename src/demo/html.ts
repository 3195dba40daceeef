// What a piece of a page is: text that `html` has escaped already.
import type { html } from 'hono/html'

export type Html = ReturnType<typeof html>
