import { expect, test } from 'vitest';
import { nativeFormatDoc } from '../../loaders/native-format-doc.ts';

test('docs/native-format.md is what the kinds say of themselves (else: npm test -- -u, and read the change)', async () => {
  await expect(nativeFormatDoc()).toMatchFileSnapshot('../../docs/native-format.md');
});
