import type { Words } from '../words/use-words.ts';
import ar from './words.ar.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };
import es from './words.es.json' with { type: 'json' };
import fr from './words.fr.json' with { type: 'json' };

export type FrameKey = keyof typeof en;

/** Words of the frame, and those that all pages share. */
export const FRAME_WORDS: Words<FrameKey> = { en, fr, es, ar };
