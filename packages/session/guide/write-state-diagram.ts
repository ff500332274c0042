import { readFile, writeFile } from 'node:fs/promises';
import { guidePage, withStateDiagram } from './guide-page.ts';

await writeFile(guidePage, withStateDiagram(await readFile(guidePage, 'utf8')));
