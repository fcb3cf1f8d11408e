import { z } from 'zod'
import { isTimeZone } from '#domain/training/due-date.ts'

/**
 * Control characters, line separators, half surrogate pairs and what stands for them once they are sent (U+FFFD), and
 * marks that turn text around or are not seen.
 */
const isUnseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffd]|(?![\u200c\u200d])\p{Cf}/u
const showsSomething = /[\p{L}\p{N}\p{S}\p{P}]/u
/** No language stacks so many marks on one letter. */
const isFlood = /\p{M}{9}/u

/** A line of text that somebody typed: trimmed, composed (NFC), visible, at most 200 characters. */
export const lineSchema = (missingKey: string) =>
  z
    .string(missingKey)
    .max(1000, 'admin.problem.too-long')
    .normalize('NFC')
    .trim()
    .min(1, missingKey)
    .max(200, 'admin.problem.too-long')
    .refine((text) => !isUnseen.test(text) && !isFlood.test(text), 'admin.problem.control-characters')
    .refine((text) => showsSomething.test(text), missingKey)

/**
 * Free text comes from anywhere, so marks that are not seen are kept: what is pasted from a page or a document is full
 * of them, and Arabic and Hebrew need some. What shows other words than it holds is not.
 */
const unreadable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffd\u202d\u202e]/u

/** What somebody wrote in their own words: composed, trimmed, not empty, at most 2,000 characters, lines allowed. */
export const textSchema = (missingKey: string) =>
  z
    .string(missingKey)
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, missingKey)
        .max(longestText, 'form.text-too-long')
        .refine((text) => !unreadable.test(text) && !isFlood.test(text), 'form.control-characters')
        .refine((text) => showsSomething.test(text), missingKey),
    )

/** In UTF-16 code units, as a browser's `maxlength` counts them. */
const longestText = 2000

export const emailSchema = z
  .string('admin.problem.email-missing')
  .trim()
  .toLowerCase()
  .min(1, 'admin.problem.email-missing')
  .max(254, 'admin.problem.too-long')
  .pipe(z.email('admin.problem.email-wrong'))

export const localeSchema = z
  .string('admin.problem.locale-wrong')
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'admin.problem.locale-wrong')

export const zoneSchema = z.string('admin.problem.zone-wrong').refine(isTimeZone, 'admin.problem.zone-wrong')

/** A calendar day, YYYY-MM-DD, that exists, in years that somebody may have meant. */
export const daySchema = z
  .string('admin.problem.day-wrong')
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/, 'admin.problem.day-wrong')
  .refine((day) => dayExists(day), 'admin.problem.day-wrong')

function dayExists(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00.000Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}
