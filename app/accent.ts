export type Accent = { hue: number; share: number }

/**
 * What of an organisation's colour (#rrggbb) becomes the accent: its hue, and how colourful it is (0 for a grey, 1
 * for a full colour). Lightness stays ours, so that contrast holds whatever was chosen. Conversion to OKLab:
 * Björn Ottosson, "A perceptual color space for image processing" (2020).
 */
export function accentOf(colour: string): Accent {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const alpha = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const beta = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const degrees = (Math.atan2(beta, alpha) * 180) / Math.PI
  const fullChroma = 0.08
  const share = Math.min(1, Math.hypot(alpha, beta) / fullChroma)
  return { hue: Math.round((degrees + 360) % 360), share: Math.round(share * 100) / 100 }
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
