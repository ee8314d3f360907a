/** Nobody: stands in the contact columns of files, and must be nowhere afterwards. */
export const PERSON = {
  name: 'Zebedee Quillfeather',
  phone: '+999 555 014 788',
  mail: 'zebedee.quill@nobody.example',
} as const;

/** What of the person a text holds: `['Zebedee']`. Empty is what is wanted. */
export function personIn(text: string): string[] {
  return ['Zebedee', 'Quillfeather', '014 788', 'nobody.example'].filter((part) => text.includes(part));
}
