/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number

/**
 * The generator of a stored seed (32 hexadecimal digits): sfc32, 32-bit "small fast counting" by Chris Doty-Humphrey
 * (PractRand 0.94, RNG_sfc32), its first 12 numbers discarded. Throws on a seed of another form.
 */
export function randomFrom(seed: string): Random {
  const words = /^([0-9a-f]{8})([0-9a-f]{8})([0-9a-f]{8})([0-9a-f]{8})$/.exec(seed)
  if (!words) throw new RangeError('A seed is 32 hexadecimal digits')
  let [a, b, c, counter] = words.slice(1).map((word) => Number.parseInt(word, 16) | 0) as [
    number,
    number,
    number,
    number,
  ]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let discarded = 0; discarded < 12; discarded++) next()
  return next
}

/** A function that returns permuted copies (Fisher-Yates), each order equally likely. */
export function shuffleWith(random: Random): <T>(items: readonly T[]) => T[] {
  return (items) => {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const picked = Math.floor(random() * (last + 1))
      const [a, b] = [shuffled[last], shuffled[picked]]
      shuffled[last] = b as (typeof shuffled)[number]
      shuffled[picked] = a as (typeof shuffled)[number]
    }
    return shuffled
  }
}
