/** The order of names, in the language of the browser; Stop 2 before Stop 10. */
export const compareNames = new Intl.Collator(undefined, { numeric: true }).compare;
