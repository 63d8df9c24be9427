import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('refused_at', models.DateTimeField(blank=True, null=True)),
                ('refused_address', models.EmailField(blank=True, max_length=254)),
                ('refused_words', models.CharField(blank=True, max_length=300)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mailbox', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mailbox',
                'verbose_name_plural': 'mailboxes',
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('muted', models.BooleanField(default=False, verbose_name='muted')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'follow',
                'verbose_name_plural': 'follows',
                'indexes': [models.Index(fields=['content_type', 'object_id', 'muted', 'user'], name='follow_of_target')],
                'constraints': [models.UniqueConstraint(fields=('user', 'content_type', 'object_id'), name='follow_once')],
            },
        ),
        migrations.CreateModel(
            name='MailItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('count', models.PositiveIntegerField(default=1)),
                ('kinds', models.TextField(help_text='Names of kinds with commas around each: ,reply,mention,')),
                ('actors', models.TextField(blank=True, help_text='Ids of those who did it, the last first, with commas around each; cut when there are many.')),
                ('first_about', models.BigIntegerField(blank=True, help_text='What it began with: of a thread the first post that was told.', null=True)),
                ('last_about', models.BigIntegerField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('period', models.CharField(choices=[('now', 'Now'), ('daily', 'Daily'), ('weekly', 'Weekly')], max_length=6)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('claim', models.CharField(blank=True, max_length=32)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'item of a mail',
                'verbose_name_plural': 'items of mails',
                'indexes': [models.Index(condition=models.Q(('claimed_at__isnull', False)), fields=['claim'], name='mail_item_claimed')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('claimed_at', None)), fields=('period', 'user', 'content_type', 'object_id'), name='mail_item_waiting_once')],
            },
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('count', models.PositiveIntegerField(default=1)),
                ('kinds', models.TextField(help_text='Names of kinds with commas around each: ,reply,mention,')),
                ('actors', models.TextField(blank=True, help_text='Ids of those who did it, the last first, with commas around each; cut when there are many.')),
                ('first_about', models.BigIntegerField(blank=True, help_text='What it began with: of a thread the first post that was told.', null=True)),
                ('last_about', models.BigIntegerField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notification',
                'verbose_name_plural': 'notifications',
                'indexes': [models.Index(condition=models.Q(('seen_at', None)), fields=['user', '-last_at', '-id'], name='notification_unseen'), models.Index(condition=models.Q(('seen_at__isnull', False)), fields=['user', '-last_at', '-id'], name='notification_seen'), models.Index(fields=['last_at'], name='notification_age')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('seen_at', None)), fields=('user', 'content_type', 'object_id'), name='notification_unseen_once')],
            },
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('on_site', models.BooleanField(default=True, verbose_name='on the site')),
                ('mail', models.CharField(choices=[('now', 'a mail at once'), ('daily', 'one mail a day'), ('weekly', 'one mail a week'), ('never', 'no mail')], max_length=6, verbose_name='by mail')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'preference',
                'verbose_name_plural': 'preferences',
                'constraints': [models.UniqueConstraint(fields=('user', 'kind'), name='preference_once')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.PositiveBigIntegerField()),
                ('about', models.BigIntegerField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('followed', models.JSONField(default=list, help_text='Whose followers are told: pairs of content type and id.')),
                ('recipients', models.JSONField(blank=True, help_text='Ids of accounts, in order; null for the followers.', null=True)),
                ('excluded', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('walked_to', models.BigIntegerField(default=0, help_text='The highest account that was told.')),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'telling',
                'verbose_name_plural': 'tellings',
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['created_at'], name='telling_unfinished'), models.Index(fields=['created_at'], name='telling_age')],
            },
        ),
    ]
