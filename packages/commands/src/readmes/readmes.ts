import { derivationText, derive } from '@autograd-222/autograd';
import { labelledNetwork } from '@autograd-222/model-222';
import { noColors } from '../cli/terminal.ts';
import { defaultParams } from '../data/initial-params.ts';
import { irisFlowers } from '../data/iris.ts';
import { judgedEquations } from '../equations/judged-equation.ts';
import { compare } from '../experiment/comparison.ts';
import { comparisonText } from '../experiment/comparison-text.ts';
import { equationsMarkdown } from './equations-markdown.ts';
import { withGenerated } from './generated.ts';
import { programMarkdown } from './program-markdown.ts';
import { trainingMarkdown } from './training-markdown.ts';

/** How to update each README that shows the output of commands. */
export const readmes: Readonly<Record<string, (markdown: string) => string>> = {
  'README.md': (markdown) => {
    const settings = { flower: 1, params: defaultParams, epochs: 200, rate: 0.5 };
    const comparison = compare(irisFlowers(), settings, () => {});
    const { x, y } = comparison.flower;
    const { L, a3 } = labelledNetwork(defaultParams, x, y);
    const withStart = withGenerated(markdown, 'pnpm start', asText(comparisonText(comparison, 80, noColors)));
    return withGenerated(withStart, 'pnpm derive a3', asText(derivationText(derive(L, a3))));
  },
  'packages/model-222/README.md': (markdown) => {
    const texts = {
      training: trainingMarkdown(),
      compiled: programMarkdown(),
      'pnpm equations': equationsMarkdown(judgedEquations({})),
    };
    return Object.entries(texts).reduce((text, [name, content]) => withGenerated(text, name, content), markdown);
  },
};

function asText(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
