/** What the operator gave the application's address and the owner's by, for the sentences about them. */
export type AddressNames = { url: string; ownerUrl: string }

/** As the environment names them. */
export const variableNames: AddressNames = { url: 'DATABASE_URL', ownerUrl: 'DATABASE_OWNER_URL' }
