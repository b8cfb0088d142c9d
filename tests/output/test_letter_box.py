"""Without a mail server letters go to a folder: they hold links that let in, so no other user reads them."""

import stat

from django.core.mail import EmailMessage

from wegwijzer.output.letter_box import EmailBackend


def test_the_folder_is_its_owners_alone_also_when_it_was_there(tmp_path, settings):
    there = tmp_path / "mail"
    there.mkdir(mode=0o755)
    there.chmod(0o755)
    for folder in (there, tmp_path / "new"):
        EmailBackend(file_path=str(folder)).send_messages(
            [EmailMessage("Dag", "tekst", "a@b.example", ["c@d.example"])]
        )
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert len(list(folder.iterdir())) == 1
