import type { Colour } from '../model.ts';

export const INK: Colour = [0.08, 0.08, 0.1];
export const SOFT: Colour = [0.35, 0.38, 0.42];
export const HAIR: Colour = [0.62, 0.65, 0.7];
export const WASH: Colour = [0.92, 0.93, 0.95];
export const WHITE: Colour = [1, 1, 1];
