// The head of a shard's audit trail: made when the shard is first opened, and moved with every entry.
import { type AuditHead, FIRST_LINK, headMac, sameMac } from '../domain/audit/audit-chain.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import type { Driver } from '../storage/driver.js'

/** Makes the head of a trail that nothing was added to yet. Where entries stand without a head, it stays missing. */
export function beginAudit(driver: Driver, keys: DerivedKeys): void {
  const [there] = driver.all('SELECT 1 AS there FROM audit_head UNION ALL SELECT 1 FROM audit LIMIT 1')
  if (there) return
  const head = { count: 0, link: FIRST_LINK }
  driver.run(
    'INSERT INTO audit_head (only, count, link, mac) VALUES (1, 0, ?, ?)',
    head.link,
    headMac(keys.audit, head),
  )
}

/** The head, or null where it is missing or was changed. */
export function auditHead(driver: Driver, keys: DerivedKeys): AuditHead | null {
  const [row] = driver.all('SELECT count, link, mac FROM audit_head WHERE only = 1')
  if (!(row?.link instanceof Uint8Array && row.mac instanceof Uint8Array)) return null
  const head = { count: Number(row.count), link: row.link }
  return sameMac(row.mac, headMac(keys.audit, head)) ? head : null
}

/** Moves the head. */
export function moveHead(driver: Driver, keys: DerivedKeys, head: AuditHead): void {
  driver.run(
    'UPDATE audit_head SET count = ?, link = ?, mac = ? WHERE only = 1',
    head.count,
    head.link,
    headMac(keys.audit, head),
  )
}
