import { seededGenerator } from '#domain/probability/seeded-generator.ts';

/**
 * Whether the next new task of an expert is to be a gold item. `turn` counts the new tasks that
 * they were given, so the seed, the expert and that count decide it: asking again changes
 * nothing, and anybody who knows the seed can check it afterwards.
 */
export function isGoldTurn(seed: string, expertId: string, turn: number, rate: number): boolean {
  return seededGenerator(`${seed}\u0000${expertId}\u0000${turn}`).uniform() < rate;
}
