import * as z from 'zod/mini';
import { namedSchemas } from './named-schemas.ts';

type JsonSchema = Record<string, unknown>;

/**
 * Turns zod schemas into JSON Schema for one OpenAPI document and collects the named ones under
 * `components.schemas`. A request's schema is the input side and closed against unknown fields,
 * an answer's the output side; where the two differ the request's is called `…Input`.
 */
export class ComponentSchemas {
  readonly #registry = namedSchemas();
  readonly #components = new Map<string, JsonSchema>();

  ofRequest(schema: z.ZodMiniType): JsonSchema {
    return this.#convert(schema, 'input');
  }

  ofAnswer(schema: z.ZodMiniType): JsonSchema {
    return this.#convert(schema, 'output');
  }

  all(): Record<string, JsonSchema> {
    const byName = [...this.#components].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(byName);
  }

  #convert(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _,
      $defs,
      ...converted
    } = z.toJSONSchema(schema, {
      io,
      metadata: this.#registry,
      override: ({ jsonSchema }) => {
        if (jsonSchema.type !== 'object') return;
        if (io === 'input') jsonSchema.additionalProperties ??= false;
        else if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    });
    const name = (id: string) => (io === 'input' ? `${id}Input` : id);
    for (const [id, definition] of Object.entries($defs ?? {})) {
      this.#components.set(name(id), tidy(definition, name));
    }
    // A schema with a name of its own comes as a reference to itself among the definitions.
    return tidy(converted, name);
  }
}

/** Points references at the components and drops what only zod needs. */
function tidy(schema: object, name: (id: string) => string): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === 'id' && typeof value === 'string') return undefined;
      if (key !== '$ref' || typeof value !== 'string') return value;
      return `#/components/schemas/${name(value.replace('#/$defs/', ''))}`;
    }),
  ) as JsonSchema;
}
