#!/usr/bin/env node
// The command line's entry. Plain JavaScript: an old Node must be able to start it, to hand over to Node 24 or to say what is missing.
import path from 'node:path';
import { projectRoot, runOnNode24 } from './node24.mjs';

// Else the GraphQL library looks, at every value of an answer, for a mistake that only its developers make.
process.env['NODE_ENV'] ??= 'production';
await runOnNode24(path.join(projectRoot, 'loaders', 'cli.ts'), process.argv.slice(2));
