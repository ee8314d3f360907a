// The same properties as in `npm test`, on many more random worlds: TRAILCARE_SOAK raises their number.
import '../unit/measures-against-oracle.test.ts';
import '../unit/measures-properties.test.ts';
import '../unit/plan.test.ts';
