import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/domain/explain/explain.js'
import { aDeclaredSystem, anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

const content = { key: 'personalised_content', name: { en: 'Personal content' }, needsConsent: true }
const security = { key: 'security', name: { en: 'Security' }, needsConsent: false }

describe('consentOf', () => {
  it('tells what was recorded, and no more (P8)', () => {
    const consent = {
      purposes: ['security', 'constructor', 'personalised_content'],
      basis: 'consent' as const,
      recorded_at: '2026-01-01T00:00:00Z',
      reference: 'not told',
      gpc: false,
    }
    expect(explain(aDecision({ consent }), [], anIndex()).consent).toEqual({
      recorded: true,
      basis: 'consent',
      purposes: [
        { ...security, granted: true },
        { key: 'constructor', name: null, needsConsent: null, granted: true },
        { ...content, granted: true },
      ],
      recorded_at: '2026-01-01T00:00:00Z',
      gpc: false,
      pointers: ['/consent'],
    })
  })

  it('assumes nothing where no consent, or no list of purposes, was recorded', () => {
    const nothing = { basis: null, purposes: [], pointers: ['/consent'] }
    expect(explain(aDecision({ consent: undefined }), [], anIndex()).consent).toEqual({
      ...nothing,
      recorded: false,
    })
    expect(explain(aDecision({ consent: {} }), [], anIndex()).consent).toEqual({ ...nothing, recorded: true })
  })

  it('adds the purposes that the uses needed and that were not granted, each once', () => {
    const index = anIndex({
      systems: { 'home-recs': aDeclaredSystem({ purposes: ['security', content.key] }) },
    })
    const signals = [aSignal(), aSignal({ key: 'x' }), aSignal({ purpose: 'security' })]
    expect(
      explain(aDecision({ consent: { purposes: ['security'] }, signals }), [], index).consent.purposes,
    ).toEqual([
      { ...security, granted: true },
      { ...content, granted: false },
    ])
  })

  it('adds none that no use needed', () => {
    const consent = { purposes: [] }
    expect(explain(aDecision({ consent, signals: [] }), [], anIndex()).consent.purposes).toEqual([])
    const signals = [aSignal({ purpose: 'security' })]
    expect(explain(aDecision({ consent, signals }), [], anIndex()).consent.purposes).toEqual([])
  })
})
