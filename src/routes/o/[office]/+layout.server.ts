import { requireMember } from '#features/member/server/gate.ts';
import { loadShell } from '#features/office/server/shell.ts';
import { takeFlash } from '#platform/server/flash.ts';
import type { LayoutServerLoad } from './$types.d.ts';

export const load: LayoutServerLoad = async (event) => loadShell(await requireMember(event), takeFlash(event.cookies));
