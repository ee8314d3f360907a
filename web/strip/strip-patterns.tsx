/** Textures of the stretches, so that they are told apart without colour: stripes where care is missing, question marks where nobody knows. */
export function StripPatterns() {
  return (
    <defs>
      <pattern
        id="strip-without"
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="9" height="9" class="without-ground" />
        <rect width="4" height="9" class="without-line" />
      </pattern>
      <pattern id="strip-unknown" width="17" height="15" patternUnits="userSpaceOnUse">
        <rect width="17" height="15" class="unknown-ground" />
        <text x="5" y="12" class="unknown-sign">
          ?
        </text>
      </pattern>
    </defs>
  );
}
