"""The mail server of the tests keeps what it is sent and refuses what it is told to."""

import smtplib

import pytest
from django.core.mail import EmailMultiAlternatives


def mail(to: str = "mai@example.org") -> EmailMultiAlternatives:
    message = EmailMultiAlternatives("Chào chị Mai", "Dòng một\n.\n..hai chấm", to=[to], headers={"X-Test": "có"})
    message.attach_alternative("<p>Xin chào</p>", "text/html")
    return message


def test_keeps_what_it_is_sent(smtp):
    mail().send()
    (caught,) = smtp.mails
    assert caught.to == ["mai@example.org"]
    assert caught.message["Subject"] == "Chào chị Mai"
    assert "..hai chấm" in caught.plain
    assert "Xin chào" in caught.html


def test_refuses_whom_it_is_told_to(smtp):
    smtp.refuse("gone@example.org", 550)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        mail("gone@example.org").send()
    assert refused.value.recipients["gone@example.org"][0] == 550
    mail().send()
    assert len(smtp.mails) == 1


def test_refuses_content_and_hangs_up(smtp):
    smtp.refuse_content(554)
    with pytest.raises(smtplib.SMTPDataError):
        mail().send()
    smtp.clear()
    smtp.hang_up(after=1)
    mail().send()
    with pytest.raises(smtplib.SMTPServerDisconnected):
        mail().send()
    assert len(smtp.mails) == 1
