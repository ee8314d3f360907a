/** Said by `Query.about`, in a header of every answer, and on the pages. */
export const PURPOSE =
  'For planning humanitarian services along migratory trails: where care is missing and where it breaks. Not for migration control, deterrence, detention or return against a person’s will, and not advice to travellers.';
