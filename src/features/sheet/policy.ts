import { EVERYBODY, OFFICE, type Rules } from '#features/member/policy.ts';
import type { SheetKind } from './sheet.ts';

export const sheetRules: Rules<SheetKind> = {
	/** It holds what is meant for everybody. */
	leaflet: EVERYBODY,
	/** It holds the whole record of a tie: it is for those who work with that. */
	brief: OFFICE
};
