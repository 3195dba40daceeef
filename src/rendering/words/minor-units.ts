// How many decimals an amount is written with at least. `Intl` has its own idea, and changes it: the same price would
// read otherwise on another runtime, or next year.

/** ISO 4217: currencies whose minor unit is not the hundredth. */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const digits = new Map(
  Object.entries(DIGITS).flatMap(([count, currencies]) =>
    currencies.split(' ').map(currency => [currency, Number(count)] as const),
  ),
)

/** The decimals of a currency's minor unit; 2 where it is like most. */
export function minorUnits(currency: string): number {
  return digits.get(currency) ?? 2
}
