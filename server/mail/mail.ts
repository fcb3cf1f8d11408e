/** One mail to one person, as text and as simple HTML that says the same. */
export type Mail = { to: { name: string; address: string }; subject: string; text: string; html: string }
