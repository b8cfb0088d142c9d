from wegwijzer.organisations.erasing import PERSON, Gone, Stays

ERASURE = (
    Stays("agenda_appointment", "that there was one, without what it was about"),
    Stays("agenda_attendance", "who was in it"),
    Gone("agenda_calendarname", PERSON),
    Gone("agenda_feed", PERSON),
)
