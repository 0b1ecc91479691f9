import type { Language } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import { compileValidatorModule } from '@flowhall/forms';
import { LRUCache } from 'lru-cache';
import type { DefinitionCache } from './definition-cache.ts';
import * as definitions from './definitions.repository.ts';
import { formOfStep } from './step-form.ts';

/**
 * Compiled validation of forms as JavaScript modules. Compiling takes some 20 ms and anybody may ask, so that only steps
 * which exist are compiled, and each once.
 */
export function createValidators(deps: { readonly prisma: PrismaClient; readonly definitions: DefinitionCache }) {
  const texts = new LRUCache<string, string>({ max: 500 });
  return {
    /** Null when the version has no such step or the step another form. */
    async find(definitionId: string, formName: string, stepId: string, lang: Language): Promise<string | null> {
      const key = JSON.stringify([definitionId, formName, stepId, lang]);
      const known = texts.get(key);
      if (known !== undefined) return known;
      if (!(await definitions.exists(deps.prisma, definitionId))) return null;
      const definition = await deps.definitions.get(deps.prisma, definitionId);
      if (!definition.model.steps.has(stepId)) return null;
      const { name, form } = formOfStep(definition, stepId);
      if (name !== formName) return null;
      const text = compileValidatorModule(form, stepId, lang);
      texts.set(key, text);
      return text;
    },
  };
}
