import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { EVERYTHING, type Preferences, type PreferencesEditing, type SiteRole, withRule } from './preferences.ts';
import { RoleRuleFields } from './role-rule-fields.tsx';
import { obstacleOf, summaryOf } from './role-rule-texts.ts';
import { SavingForm } from './saving-form.tsx';

/** A role and what it may use; its fields are shown when it is opened. */
function RoleRow(props: {
	role: SiteRole;
	roles: Preferences['roles'];
	editing: PreferencesEditing;
	onChange: (roles: Preferences['roles']) => void;
}) {
	const { role, roles, editing, onChange } = props;
	const [isOpen, setOpen] = useState(false);
	const rule = roles[role.name] ?? EVERYTHING;
	const fields = `draftsmith-role-${role.name}`;
	return (
		<>
			<tr>
				<th scope="row">{role.label}</th>
				<td>{role.manages ? __('Everything, as it manages the site', 'draftsmith') : summaryOf(rule)}</td>
				<td className="draftsmith-table__action">
					{!role.manages && (
						<Button
							__next40pxDefaultSize
							variant="tertiary"
							aria-expanded={isOpen}
							aria-controls={fields}
							onClick={() => setOpen(!isOpen)}
						>
							{isOpen ? __('Close', 'draftsmith') : __('Change', 'draftsmith')}
							<span className="screen-reader-text"> {role.label}</span>
						</Button>
					)}
				</td>
			</tr>
			<tr id={fields} hidden={!isOpen}>
				<td colSpan={3}>
					{isOpen && (
						<fieldset disabled={editing.isLocked}>
							<legend className="screen-reader-text">{role.label}</legend>
							<RoleRuleFields
								rule={rule}
								catalog={editing.choices.catalog}
								isLocked={editing.isLocked}
								onChange={(changed) => onChange(withRule(roles, role.name, changed))}
							/>
						</fieldset>
					)}
				</td>
			</tr>
		</>
	);
}

/** Which roles may use what. */
export function RolesCard({ editing }: { editing: PreferencesEditing }) {
	const { preferences, choices, save } = editing;
	const [roles, setRoles] = useState(preferences.roles);
	const writers = choices.roles.filter(({ writes }) => writes);
	const obstacle = writers.reduce<string | null>(
		(found, { name, label }) => found ?? obstacleOf(label, roles[name] ?? EVERYTHING),
		null,
	);
	return (
		<SavingForm
			title={__('Who may use what', 'draftsmith')}
			hasChanges={JSON.stringify(roles) !== JSON.stringify(preferences.roles)}
			obstacle={obstacle}
			onSave={() => save({ roles })}
		>
			<p>
				{__(
					'What WordPress allows a role holds in any case. Whoever has several roles may use what any of them may.',
					'draftsmith',
				)}
			</p>
			{!choices.catalog && (
				<p className="draftsmith-muted">
					{__('The service can’t be asked right now, so its models can’t be shown.', 'draftsmith')}
				</p>
			)}
			<table className="draftsmith-table">
				<thead>
					<tr>
						<th scope="col">{__('Role', 'draftsmith')}</th>
						<th scope="col">{__('May use', 'draftsmith')}</th>
						<td />
					</tr>
				</thead>
				<tbody>
					{writers.map((role) => (
						<RoleRow key={role.name} role={role} roles={roles} editing={editing} onChange={setRoles} />
					))}
				</tbody>
			</table>
		</SavingForm>
	);
}
