import type { FormErrors } from '../store/form.ts';
import type { FormValues, SiteCatalog } from '../store/types.ts';

/** What each part of the form gets. */
export interface FieldProps {
	values: FormValues;
	errors: FormErrors;
	catalog: SiteCatalog;
	onChange: (edits: Partial<FormValues>) => void;
}
