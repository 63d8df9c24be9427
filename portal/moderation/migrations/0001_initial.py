import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('text', models.TextField(max_length=600, verbose_name='text')),
                ('lines', models.TextField(blank=True, help_text='One a line: the number, a dash, who answers. 111 – …', max_length=600, verbose_name='telephone numbers')),
                ('words', models.TextField(blank=True, help_text='One a line. A thread that has one of them in its title, text or topics shows the notice; marks and capitals do not matter.', max_length=4000, verbose_name='words')),
                ('is_default', models.BooleanField(default=False, verbose_name='for boards that show the hotline, and for private reports')),
                ('is_active', models.BooleanField(default=True, verbose_name='shown')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'notice with a hotline',
                'verbose_name_plural': 'notices with a hotline',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='As moderators choose it.', max_length=80, verbose_name='short')),
                ('text', models.CharField(max_length=500, verbose_name='what the person is told')),
                ('verbs', models.JSONField(blank=True, default=list, help_text='The acts it is offered for; for all when none is chosen.', verbose_name='for')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_active', models.BooleanField(default=True, verbose_name='offered')),
            ],
            options={
                'verbose_name': 'reason of moderators',
                'verbose_name_plural': 'reasons of moderators',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target_id', models.PositiveBigIntegerField()),
                ('kind', models.CharField(choices=[('held', 'held before it is shown'), ('reported', 'reported'), ('flagged', 'flagged by the site')], max_length=8, verbose_name='kind')),
                ('reasons', models.JSONField(default=list, help_text='Codes of Why, the weightiest first.', verbose_name='reasons')),
                ('detail', models.JSONField(blank=True, default=dict, help_text='What the site noticed: links, numbers, the name that it looks like.')),
                ('place', models.CharField(blank=True, max_length=40)),
                ('version', models.PositiveIntegerField(default=1, help_text='Grows with each change, so that two moderators notice each other.')),
                ('opened_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, help_text='The verb that settled it.', max_length=20)),
                ('concerns', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'line of the queue',
                'verbose_name_plural': 'lines of the queue',
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['unit', 'id'], name='hold_open_of_unit'), models.Index(condition=models.Q(('settled_at', None)), fields=['place', 'id'], name='hold_open_of_place'), models.Index(fields=['target_type', 'target_id'], name='hold_of_target')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at', None)), fields=('target_type', 'target_id'), name='hold_open_once')],
            },
        ),
        migrations.CreateModel(
            name='PrivateReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('danger', models.CharField(choices=[('now', 'somebody is in danger now'), ('soon', 'it may happen again'), ('past', 'it is over, I need advice')], max_length=4, verbose_name='how urgent it is')),
                ('text', models.TextField(max_length=5000, verbose_name='what happened')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='how to reach you safely')),
                ('created_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, max_length=3000, verbose_name='answer')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concerns', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='private_reports', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'private report',
                'verbose_name_plural': 'private reports',
                'indexes': [models.Index(fields=['unit', '-id'], name='private_report_of_unit'), models.Index(fields=['reporter', '-id'], name='private_report_of_reporter')],
            },
        ),
        migrations.CreateModel(
            name='PrivateReportOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='moderation.privatereport')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('approve', 'approve'), ('keep', 'leave as it is'), ('hide', 'hide'), ('show', 'show again'), ('ask_to_edit', 'ask to edit'), ('allow_numbers', 'allow the numbers'), ('rename', 'give another title'), ('move', 'move'), ('split', 'split'), ('merge', 'merge'), ('lock', 'lock'), ('unlock', 'unlock'), ('pin', 'pin'), ('unpin', 'unpin'), ('warn', 'warn'), ('silence', 'silence'), ('ban', 'ban for a time'), ('open_author', 'open who asked')], max_length=20, verbose_name='act')),
                ('target_id', models.PositiveBigIntegerField(blank=True, null=True)),
                ('title', models.CharField(blank=True, help_text='What the target was called then.', max_length=200)),
                ('is_anonymous', models.BooleanField(default=False, help_text='Who the person is must not be told by this row.')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='in your words')),
                ('told', models.CharField(blank=True, help_text='What the person was told.', max_length=1000)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('place', models.CharField(blank=True, max_length=40)),
                ('created_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('moderator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts_done', to=settings.AUTH_USER_MODEL, verbose_name='moderator')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts_met', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('target_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('hold', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='acts', to='moderation.hold')),
                ('reason', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='moderation.reason')),
            ],
            options={
                'verbose_name': 'act of a moderator',
                'verbose_name_plural': 'acts of moderators',
                'indexes': [models.Index(fields=['unit', '-id'], name='act_of_unit'), models.Index(fields=['place', '-id'], name='act_of_place'), models.Index(fields=['person', '-id'], name='act_of_person'), models.Index(fields=['moderator', '-id'], name='act_of_moderator'), models.Index(fields=['target_type', 'target_id'], name='act_of_target')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('undone_at', None), ('undone_by', None)), ('undone_at__isnull', False), _connector='OR'), name='act_undone_by')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target_id', models.PositiveBigIntegerField()),
                ('ground', models.CharField(choices=[('insult', 'insults or threatens somebody'), ('exposed', "tells somebody's private matters"), ('false', 'is not true'), ('spam', 'advertises or repeats itself'), ('fraud', 'looks like fraud'), ('violence', 'somebody is in danger: violence, trafficking'), ('obscene', 'obscene words or pictures'), ('other', 'something else')], max_length=10, verbose_name='what is wrong')),
                ('text', models.CharField(blank=True, max_length=1000, verbose_name='in your words')),
                ('created_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('is_upheld', models.BooleanField(help_text='Whether something was done about it; empty until then.', null=True)),
                ('hold', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports', to='moderation.hold')),
                ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports_made', to=settings.AUTH_USER_MODEL)),
                ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'indexes': [models.Index(fields=['reporter', '-id'], name='report_of_reporter')],
                'constraints': [models.UniqueConstraint(fields=('target_type', 'target_id', 'reporter'), name='report_once')],
            },
        ),
        migrations.CreateModel(
            name='Sanction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('warn', 'warning'), ('silence', 'may not write'), ('ban', 'may not sign in')], max_length=8, verbose_name='kind')),
                ('starts_at', models.DateTimeField()),
                ('until', models.DateTimeField(blank=True, help_text='Empty for a warning, which has no end.', null=True)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='moderation.act')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sanctions', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'sanction',
                'verbose_name_plural': 'sanctions',
                'indexes': [models.Index(fields=['person', 'kind', 'until'], name='sanction_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'warn'), ('until', None)), ('until__gt', models.F('starts_at')), _connector='OR'), name='sanction_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'new member'), (1, 'member'), (2, 'regular member'), (3, 'trusted member')], default=0, verbose_name='trust')),
                ('days_read', models.PositiveIntegerField(default=0, verbose_name='days with reading')),
                ('posts_read', models.PositiveIntegerField(default=0, verbose_name='posts read')),
                ('posts_shown', models.PositiveIntegerField(default=0, verbose_name='posts that were shown')),
                ('thanks', models.PositiveIntegerField(default=0, verbose_name='thanks received')),
                ('reports_upheld', models.PositiveIntegerField(default=0, verbose_name='reports that were upheld')),
                ('hidden', models.PositiveIntegerField(default=0, verbose_name='posts that were hidden')),
                ('last_read_on', models.DateField(blank=True, null=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='standing', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'standing',
                'verbose_name_plural': 'standings',
            },
        ),
    ]
