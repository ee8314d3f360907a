import { useEffect, useId, useState } from 'preact/hooks';
import places from '../documents/places.graphql';
import { useAnswer } from '../client/use-answer.ts';

interface Props {
  readonly label: string;
  /** Its name in the form. */
  readonly name: string;
  /** Code or name of a stop, as in the address. */
  readonly value: string;
  /** Called with a code or name when one is chosen, or when the field is left. */
  readonly choose?: (codeOrName: string) => void;
}

const PAUSE_MS = 200;
const SUGGESTIONS = { counts: false };

/** A field for a stop, with those whose names begin with what is typed. */
export function PlaceField({ label, name, value, choose }: Props) {
  const list = useId();
  const [typed, setTyped] = useState(value);
  const [sought, setSought] = useState('');
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    const timer = setTimeout(() => setSought(/[\p{L}\p{N}]/u.test(typed) ? typed : ''), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const asked = useAnswer(places, sought === '' ? null : { text: sought }, SUGGESTIONS);
  const found = asked.answer?.data.stops?.nodes ?? [];
  return (
    <label class="place-field">
      <span>{label}</span>
      <input
        type="text"
        name={name}
        list={list}
        value={typed}
        autoComplete="off"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={({ currentTarget }) => choose?.(currentTarget.value.trim())}
      />
      <datalist id={list}>
        {found.map(({ code, name: stop, country }) => (
          <option value={stop} key={code}>
            {country?.name ?? ''}
          </option>
        ))}
      </datalist>
    </label>
  );
}
