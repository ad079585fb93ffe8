import { COMPLETE, faceOf, type Face } from './face.ts';

/** Heebo in two weights: that of the product, and of all figures. */
export function heebo(): Face {
	return faceOf(COMPLETE);
}
