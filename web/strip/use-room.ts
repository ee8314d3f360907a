import { type RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Width in px that an element has, followed when it changes; `first` until it stands on the page. */
export function useRoom(first: number): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly room: number;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current!;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, room };
}
