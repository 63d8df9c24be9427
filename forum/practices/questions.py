"""What the form of a model asks, in plain words."""

from django.utils.translation import gettext_lazy as _

AS_SAID = _("As you would say it: 12 triệu, 500k, 60.000.000. Write 0 if it costs nothing.")
# Label and help of each question.
QUESTIONS = {
    "name": (_("Name of the model"), _("As people call it, for example: Tổ phụ nữ nhà trọ tự quản.")),
    "unit": (_("Unit that it comes from"), _("Type the name of the commune, ward or province. A former unit may be chosen.")),
    "target_groups": (_("For whom"), ""),
    "one_line": (_("What is done, in one sentence"), _("Who does what, how often: whoever reads it knows whether to read on.")),
    "contact": (_("Contact"), _("The office that answers questions: address, office telephone, e-mail. Private numbers are covered up.")),
    "problem": (_("Which problem did you see?"), _("Whom it touched, how many, and what had been tried before.")),
    "settings": (_("Setting"), _("The kind of place where it runs.")),
    "topics": (_("Topics"), _("The pages of these topics show the model.")),
    "started_on": (_("Since when?"), _("Month and year, for example 10/2023.")),
    "life": (_("How does it fare today?"), ""),
    "people_needed": (_("How many people run it?"), _("Those who organise, not those who take part.")),
    "members_needed": (_("From how many members on is it worth beginning?"), ""),
    "space": (_("What room does it need?"), ""),
    "facilities": (_("What equipment does it need?"), _("One thing a line, with how many.")),
    "partners": (_("Who else takes part?"), _("Police, school, health station, enterprises, landlords …")),
    "cost_once": (_("What does it cost to start?"), AS_SAID),
    "cost_yearly": (_("What does it cost a year afterwards?"), AS_SAID),
    "cost_source": (_("Where did the money come from?"), _("Budget of the commune, contributions of members, sponsors …")),
    "lessons": (_("What did you learn?"), _("What you would tell a friend who begins tomorrow.")),
    "failures": (_("What did not work?"), _("Nobody is judged by this; it saves others the same mistake.")),
    "conditions": (_("What must be there for it to succeed?"), ""),
    "sustaining": (_("How does it go on when the first money is spent?"), ""),
    "steps": (_("Steps"), ""),
    "figures": (_("Results"), ""),
    "photos": (_("Photos"), ""),
    "attachments": (_("Documents"), ""),
    "videos": (_("Videos"), ""),
}
