import { expect, test } from 'vitest';
import { exportColumnsDoc } from '../../api/export/export-columns-doc.ts';

test('docs/export-columns.md is what the views say of themselves (else: npm test -- -u, and read the change)', async () => {
  await expect(exportColumnsDoc()).toMatchFileSnapshot('../../docs/export-columns.md');
});
