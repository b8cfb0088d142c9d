"""Who can read and write an appointment, as conditions for row-level security."""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
MY_APPOINTMENTS = "(SELECT wegwijzer_my_appointments())"

APPOINTMENT_READ = f"{OWN_ORGANISATION} AND (made_by_id = {ME} OR id IN {MY_APPOINTMENTS})"
APPOINTMENT_CHANGE = f"{OWN_ORGANISATION} AND id IN {MY_APPOINTMENTS}"
APPOINTMENT_NEW = f"{OWN_ORGANISATION} AND made_by_id = {ME} AND cancelled_at IS NULL AND sequence = 0"

MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"
ATTENDANCE_READ = f"{OWN_ORGANISATION} AND (person_id = {ME} OR appointment_id IN {MY_APPOINTMENTS})"
MADE_BY_ME = (
    "EXISTS (SELECT 1 FROM agenda_appointment a WHERE a.organisation_id = wegwijzer_organisation() "
    "AND a.id = appointment_id AND a.made_by_id = wegwijzer_person())"
)
ATTENDANCE_NEW = f"{OWN_ORGANISATION} AND (person_id = {ME} OR answer = '') AND {MADE_BY_ME}"
