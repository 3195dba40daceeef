import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { staffTime, startOfDay } from '../../../src/rendering/staff/staff-time.js'

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const

describe('staffTime', () => {
  it('writes the year first, on a clock of 24 hours, in the time zone', () => {
    const time = { datetime: '2026-11-20T23:30:00.000Z', day: '2026-11-21', clock: '00:30' }
    expect(staffTime('Europe/Berlin', '2026-11-20T23:30:00Z')).toEqual(time)
    expect(staffTime('UTC', Date.UTC(2026, 0, 2, 13, 5))).toMatchObject({ day: '2026-01-02', clock: '13:05' })
  })
})

describe('startOfDay', () => {
  it.each([
    ['UTC', '2026-11-21', 0, '2026-11-21T00:00:00.000Z'],
    ['Europe/Berlin', '2026-11-21', 0, '2026-11-20T23:00:00.000Z'],
    // The clocks are turned on 29 March and on 25 October.
    ['Europe/Berlin', '2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 1, '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 1, '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-11-01', 0, '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-11-01', 1, '2026-11-02T05:00:00.000Z'],
    ['Asia/Kolkata', '2026-12-31', 1, '2026-12-31T18:30:00.000Z'],
  ])('in %s, %s and %i days later, is %s', (zone, day, later, moment) => {
    expect(new Date(startOfDay(zone, day, later) ?? Number.NaN).toISOString()).toBe(moment)
  })

  it.each(['', 'today', '2026-02-30', '2026-13-01', '21.11.2026', '2026-1-1', '2026-11-21T00:00:00Z'])(
    'takes %o for no date',
    day => {
      expect(startOfDay('UTC', day)).toBeNull()
    },
  )

  it('is midnight on the clocks of any zone', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (date, zone) => {
        const day = date.toISOString().slice(0, 10)
        expect(staffTime(zone, startOfDay(zone, day) ?? 0)).toMatchObject({ day, clock: '00:00' })
      }),
    )
  })
})
