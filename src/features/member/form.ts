import { z } from 'zod';
import { choice, email, id, text } from '#kernel/fields.ts';
import { ROLES } from './member.ts';

export const memberForm = z
	.object({ name: text({ max: 100 }), email: email(), role: choice(ROLES) })
	.transform((member, ctx) => {
		if (member.email !== null) return { ...member, email: member.email };
		ctx.addIssue({ code: 'custom', path: ['email'], message: 'required' });
		return z.NEVER;
	});

export const roleForm = z.object({ id: id(), role: choice(ROLES) });

/** One member, for whom something is done. */
export const memberIdForm = z.object({ id: id() });
