import type { Look } from './status.ts';

/** Shape of a look in a box of 16 x 16: told apart without colour. Colours are classes of style/status.css. */
export function StatusGlyph({ look }: { readonly look: Look }) {
  return (
    <g class={`glyph glyph-${look}`}>
      {look === 'good' && <circle cx="8" cy="8" r="6.5" class="glyph-body" />}
      {look === 'partly' && (
        <>
          <circle cx="8" cy="8" r="6" class="glyph-line" />
          <path d="M8 2a6 6 0 0 0 0 12z" class="glyph-body" />
        </>
      )}
      {look === 'planned' && <circle cx="8" cy="8" r="6" class="glyph-line" stroke-dasharray="3 2.3" />}
      {look === 'bad' && (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" class="glyph-body" />
          <path d="M4.5 4.5l7 7m0-7l-7 7" class="glyph-cut" />
        </>
      )}
      {look === 'broken' && (
        <path d="M6.2 1.8a6.3 6.3 0 0 0 0 12.4zM9.8 1.8a6.3 6.3 0 0 1 0 12.4z" class="glyph-body" />
      )}
      {look === 'unknown' && (
        <>
          <path d="M8 1l7 7-7 7-7-7z" class="glyph-line" />
          <path d="M6 6.4a2 2 0 1 1 2.6 2c-.5.2-.6.5-.6 1m0 1.2v1" class="glyph-mark" />
        </>
      )}
      {look === 'withheld' && (
        <>
          <rect x="3" y="7" width="10" height="7" class="glyph-line" />
          <path d="M5 7V5a3 3 0 0 1 6 0v2" class="glyph-mark" />
        </>
      )}
      {look === 'none' && <path d="M4 8h8" class="glyph-mark" />}
    </g>
  );
}
