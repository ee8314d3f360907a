import { useEffect, useState } from 'preact/hooks';

/** As web/style/frame.css has it. */
const NARROW = '(max-width: 40rem)';

/** Whether the window is as narrow as a telephone; followed when it is turned. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = () => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return narrow;
}
