// The same property as in `npm test`, on 1,000 random worlds: TRAILCARE_SOAK raises their number.
import '../api/matrix/random-worlds.test.ts';
