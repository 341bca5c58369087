import type { Expression } from '../../reading/expression.ts';
import { latex } from '../../writing/tex.ts';
import { plainText } from '../../writing/text.ts';
import { written } from '../../writing/write.ts';
import type { Spelled } from './finding.ts';

export function spelled(x: Expression): Spelled {
  return { text: written(x, plainText).text, tex: written(x, latex).text };
}
