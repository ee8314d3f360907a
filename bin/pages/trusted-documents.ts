import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FragmentDefinitionNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';

/** A document that the pages may ask, as the server knows it: `id` is the SHA-256 of `text`. */
export interface TrustedDocument {
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

/** Documents of a folder: one operation per file, with those of `fragments/` that it spreads, directly or not. By name. */
export function readDocuments(folder: string): Map<string, TrustedDocument> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const file of globSync('fragments/*.graphql', { cwd: folder })) {
    for (const definition of parse(readFileSync(path.join(folder, file), 'utf8')).definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`${file} holds more than fragments.`);
      fragments.set(definition.name.value, definition);
    }
  }
  const documents = globSync('*.graphql', { cwd: folder })
    .toSorted()
    .map((file) => {
      const operation = parse(readFileSync(path.join(folder, file), 'utf8'));
      const parts = [print(operation), ...spreadIn(operation, fragments).map((fragment) => print(fragment))];
      const text = stripIgnoredCharacters(parts.join('\n'));
      const name = path.basename(file, '.graphql');
      return { name, id: createHash('sha256').update(text).digest('hex'), text };
    });
  return new Map(documents.map((document) => [document.name, document]));
}

function spreadIn(
  root: Parameters<typeof visit>[0],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>();
  const look = (node: Parameters<typeof visit>[0]) =>
    void visit(node, {
      [Kind.FRAGMENT_SPREAD]({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined)
          throw new Error(`No file of fragments/ holds the fragment ${name.value}.`);
        if (found.has(fragment)) return;
        found.add(fragment);
        look(fragment);
      },
    });
  look(root);
  return [...found];
}
