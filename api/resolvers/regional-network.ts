import { agreementDensity } from '../../graph/analysis/agreement-density.ts';
import { requireFact } from '../arguments/codes.ts';
import { readQuestion } from '../arguments/question.ts';
import { readScope } from '../arguments/scope.ts';
import { coverageAnswer } from '../coverage-answer.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

export const regionalNetworkResolvers = {
  Query: {
    regionalNetwork: (_, { code }, { reads }) => requireFact(reads, 'RegionalNetwork', code),
    regionalNetworks: (_, page, context, info) =>
      rootPage('RegionalNetwork', { name: 'regionalNetworks' }, page, context, info),
  },
  RegionalNetwork: {
    ...entityFields,
    members: ({ members }, _, { reads }) => reads.list('NationalSociety', members),
    async density({ members }, { serviceTypes, asOf: day }, context) {
      const { view, asOf, types } = await readQuestion(context, {
        serviceTypes,
        asOf: day,
        groups: ['EVERYONE'],
      });
      const { societies } = view.network;
      // They say which countries are meant, whose statements are looked for.
      await context.reads.list('NationalSociety', members);
      const readable = members.map(societies.indexOf).filter((society) => society >= 0);
      const { evidence, ...density } = agreementDensity(view, readable, serviceTypes ? types : null);
      context.restsOn.noteLater(() => evidence.sources());
      return { ...density, asOf };
    },
    async coverage({ code }, question, context) {
      const asked = await readQuestion(context, question);
      const scope = await readScope(context.reads, asked.view, { networks: [code] });
      return coverageAnswer(context, scope, asked, { ...question, asOf: asked.asOf, networks: [code] });
    },
  },
} satisfies Resolvers;
