// The pages before the console: sign in, use a link, and the step after.
import type { StaffRole } from '../../contract/staff-member.js'
import { ownHref } from '../page/safe-href.js'
import { templates } from '../page/templates.js'
import { visible } from '../words/visible.js'
import { type StaffSurroundings, staffFrame, staffWords } from './staff-frame.js'

/** The body of every 401. `elsewhere`: a link of another site led to this path, so no cookie came along. */
export function renderSignIn(
  around: StaffSurroundings,
  { oidc, elsewhere }: { readonly oidc: string | null; readonly elsewhere: string | null },
): string {
  return templates['staff-sign-in']({
    ...staffFrame(label => label.sign_in_title, around),
    oidc: oidc === null ? null : { href: ownHref(oidc, null) },
    elsewhere: elsewhere === null ? null : { href: ownHref(elsewhere, null) },
  })
}

/** What a one-time link opens: a button, because a mail program may follow links by itself. */
export function renderUseLink(
  around: StaffSurroundings,
  { name, role }: { readonly name: string; readonly role: StaffRole },
): string {
  const words = staffWords(around.language)
  return templates['staff-use-link']({
    ...staffFrame(label => label.sign_in_title, around),
    as: words['sign_in.as']({ name: visible(name) }),
    role: words['sign_in.role']({ role: words[`role.${role}`]() }),
  })
}

/** Between an identity provider and the console: a page of ours, so that the next request comes from our own site. */
export function renderEntered(around: StaffSurroundings, to: string): string {
  return templates['staff-entered']({
    ...staffFrame(label => label.sign_in_title, around),
    to: { href: ownHref(to, null) },
  })
}
