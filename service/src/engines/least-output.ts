/** With less room than this nothing worth reading can be written. Tokens. */
export const LEAST_OUTPUT = 256;
