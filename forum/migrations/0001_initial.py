import django.db.models.deletion
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pages', '0001_initial'),
        ('topics', '0001_initial'),
        ('units', '0002_membership'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=40)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField(blank=True)),
                ('fields', models.JSONField(blank=True, default=dict)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['user', '-updated_at'], name='draft_of_user')],
                'constraints': [models.UniqueConstraint(fields=('user', 'place'), name='draft_once')],
            },
        ),
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('description', models.CharField(blank=True, max_length=250, verbose_name='description')),
                ('group', models.CharField(blank=True, help_text='Boards of one group stand together.', max_length=80, verbose_name='group')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('audience', models.CharField(choices=[('everyone', 'everyone reads, members write'), ('members', 'members only'), ('officers', 'those who hold a role in the unit or below it')], default='everyone', max_length=10, verbose_name='audience')),
                ('review', models.CharField(choices=[('after', 'posts appear at once'), ('newcomers', 'first posts of new members wait for a moderator'), ('before', 'every post waits for a moderator')], default='newcomers', max_length=10, verbose_name='review')),
                ('kinds', models.JSONField(default=list, help_text='Which kinds may be started here.', verbose_name='kinds of thread')),
                ('is_open', models.BooleanField(default=True, verbose_name='open for new threads')),
                ('allows_anonymous', models.BooleanField(default=False, verbose_name='questions may be asked anonymously')),
                ('shows_hotline', models.BooleanField(default=False, verbose_name='shows the notice with the hotline')),
                ('thread_count', models.PositiveIntegerField(default=0, editable=False)),
                ('post_count', models.PositiveIntegerField(default=0, editable=False)),
                ('last_post_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('unit', models.ForeignKey(help_text='Whose board it is; moderators of this unit look after it.', on_delete=django.db.models.deletion.PROTECT, related_name='boards', to='units.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'board',
                'verbose_name_plural': 'boards',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='BoardModerator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moderators', to='forum.board')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moderated_boards', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'moderator of a board',
                'verbose_name_plural': 'moderators of a board',
                'constraints': [models.UniqueConstraint(fields=('board', 'user'), name='board_moderator_once')],
            },
        ),
        migrations.CreateModel(
            name='ReadCutoff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forum.board')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'board'), name='read_cutoff_of_board_once'), models.UniqueConstraint(condition=models.Q(('board', None)), fields=('user',), name='read_cutoff_of_all_once')],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('shown', 'shown'), ('held', 'waits for a moderator'), ('hidden', 'hidden by a moderator'), ('removed', 'deleted by its author')], default='shown', max_length=8, verbose_name='state')),
                ('state_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('state_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('experience', 'experience'), ('question', 'question'), ('proposal', 'proposal'), ('discussion', 'discussion of an article'), ('event', 'forum that was held as an event')], max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('slug', models.SlugField(blank=True, max_length=100, verbose_name='address')),
                ('is_anonymous', models.BooleanField(default=False, verbose_name='asked anonymously')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('is_locked', models.BooleanField(default=False, verbose_name='locked')),
                ('is_pinned', models.BooleanField(default=False, verbose_name='pinned')),
                ('proposal_state', models.CharField(blank=True, choices=[('new', 'new'), ('considered', 'being considered'), ('accepted', 'taken up'), ('under_way', 'under way'), ('done', 'done'), ('declined', 'not accepted')], max_length=10, verbose_name='state of the proposal')),
                ('support_count', models.PositiveIntegerField(default=0, editable=False)),
                ('last_number', models.PositiveIntegerField(default=0, editable=False, help_text='The highest number that a post of it was given.')),
                ('post_count', models.PositiveIntegerField(default=0, editable=False, help_text='Posts that are shown, the first included.')),
                ('people_count', models.PositiveIntegerField(default=0, editable=False)),
                ('last_post_at', models.DateTimeField(editable=False)),
                ('about', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='discussion_thread', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='about')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='threads', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='forum.board', verbose_name='board')),
                ('from_event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_threads', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='event')),
                ('last_post_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forum.thread')),
                ('state_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='units.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'thread',
                'verbose_name_plural': 'threads',
                'indexes': [models.Index(fields=['board', 'state', '-last_post_at', '-id'], name='thread_of_board'), models.Index(fields=['state', '-last_post_at', '-id'], name='thread_latest'), models.Index(fields=['author', '-created_at'], name='thread_of_author'), models.Index(fields=['unit', 'state', '-last_post_at'], name='thread_of_unit'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown')), fields=['board', 'kind', '-last_post_at', '-id'], name='thread_of_kind'), models.Index(condition=models.Q(('is_pinned', True)), fields=['board'], name='thread_pinned'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown'), ('kind', 'question'), ('post_count__lte', 1)), fields=['-last_post_at', '-id'], name='thread_unanswered'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown'), ('kind', 'question'), ('post_count__lte', 1)), fields=['board', '-last_post_at', '-id'], name='thread_unanswered_of_board'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown'), ('kind', 'proposal')), fields=['board', '-support_count', '-id'], name='thread_most_supported'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown'), ('kind', 'proposal')), fields=['board', 'proposal_state', '-last_post_at', '-id'], name='thread_of_state'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown')), fields=['-created_at', '-id'], name='thread_newest'), models.Index(condition=models.Q(('merged_into', None), ('state', 'shown')), fields=['board', '-created_at', '-id'], name='thread_newest_of_board')],
                'constraints': [models.CheckConstraint(condition=models.Q(('board', None), ('about', None), _connector='OR'), name='thread_in_a_board_or_about_a_page')],
            },
        ),
        migrations.AddField(
            model_name='Board',
            name='last_thread',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forum.thread'),
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=160, verbose_name='question')),
                ('is_multiple', models.BooleanField(default=False, verbose_name='several answers')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='closes')),
                ('voter_count', models.PositiveIntegerField(default=0, editable=False)),
                ('thread', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='poll', to='forum.thread')),
            ],
            options={
                'verbose_name': 'poll',
                'verbose_name_plural': 'polls',
            },
        ),
        migrations.CreateModel(
            name='PollOption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=120, verbose_name='option')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('vote_count', models.PositiveIntegerField(default=0, editable=False)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='forum.poll')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('shown', 'shown'), ('held', 'waits for a moderator'), ('hidden', 'hidden by a moderator'), ('removed', 'deleted by its author')], default='shown', max_length=8, verbose_name='state')),
                ('state_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('state_at', models.DateTimeField(blank=True, null=True)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('is_anonymous', models.BooleanField(default=False, verbose_name='written anonymously')),
                ('body', models.TextField(help_text='Cleaned HTML as it is shown; numbers of telephones and papers are masked in it.', verbose_name='text')),
                ('body_unmasked', models.TextField(blank=True, editable=False, help_text='What was written, where numbers were masked in `body`.')),
                ('text', models.TextField(blank=True, editable=False, help_text='`body` as plain text, for search and mail.')),
                ('rules', models.PositiveSmallIntegerField(default=1, editable=False, help_text='Which set of rules `body` was cleaned by.')),
                ('client_key', models.CharField(blank=True, editable=False, help_text='Given by the form, so that sending twice posts once.', max_length=36)),
                ('created_at', models.DateTimeField(editable=False)),
                ('edited_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('version_count', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('thanks_count', models.PositiveIntegerField(default=0, editable=False)),
                ('useful_count', models.PositiveIntegerField(default=0, editable=False)),
                ('agree_count', models.PositiveIntegerField(default=0, editable=False)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('official_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='answers for')),
                ('reply_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='forum.post')),
                ('state_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moved_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forum.thread')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='forum.thread', verbose_name='thread')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'indexes': [models.Index(fields=['author', '-created_at'], name='post_of_author'), models.Index(fields=['thread', 'author'], name='post_in_thread_of'), models.Index(fields=['created_at'], name='post_when'), models.Index(condition=models.Q(('state', 'shown'), ('thanks_count__gt', 0)), fields=['thread', '-thanks_count', 'number'], name='post_most_thanked')],
                'constraints': [models.UniqueConstraint(fields=('thread', 'number'), name='post_number_once'), models.UniqueConstraint(condition=models.Q(('client_key', ''), _negated=True), fields=('author', 'client_key'), name='post_sent_once')],
            },
        ),
        migrations.AddField(
            model_name='Thread',
            name='accepted_post',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forum.post'),
        ),
        migrations.AddField(
            model_name='Thread',
            name='official_post',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forum.post'),
        ),
        migrations.CreateModel(
            name='PostVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField()),
                ('at', models.DateTimeField(help_text='When this version was replaced.')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='forum.post')),
                ('was_shown', models.BooleanField(default=True, help_text='Whether people could read it; what a moderator held stays with her and the author.')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ProposalStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('new', 'new'), ('considered', 'being considered'), ('accepted', 'taken up'), ('under_way', 'under way'), ('done', 'done'), ('declined', 'not accepted')], max_length=10, verbose_name='state of the proposal')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forum.post')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='unit')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='forum.thread')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ThreadTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_items', to='forum.thread')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thread_items', to='topics.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tag', 'content_object'), name='thread_topic_once')],
            },
        ),
        migrations.AddField(
            model_name='Thread',
            name='topics',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='forum.ThreadTopic', to='topics.Topic', verbose_name='topics'),
        ),
        migrations.AddIndex(
            model_name='Thread',
            index=models.Index(condition=models.Q(('merged_into', None), ('state', 'shown'), ('accepted_post__isnull', False)), fields=['board', '-last_post_at', '-id'], name='thread_solved_of_board'),
        ),
        migrations.CreateModel(
            name='PollVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('option', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='forum.polloption')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='forum.poll')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['poll', 'user'], name='poll_votes_of_user')],
                'constraints': [models.UniqueConstraint(fields=('option', 'user'), name='poll_vote_once')],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='units.unit')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='forum.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('post', 'user'), name='mention_of_user_once'), models.UniqueConstraint(condition=models.Q(('user', None)), fields=('post', 'unit'), name='mention_of_unit_once'), models.CheckConstraint(condition=models.Q(('user', None), ('unit', None), _connector='XOR'), name='mention_of_one')],
            },
        ),
        migrations.CreateModel(
            name='PostDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pages.portaldocument')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='forum.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'document'), name='post_document_once')],
            },
        ),
        migrations.CreateModel(
            name='PostPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.ImageField(height_field='height', upload_to='forum/%Y/%m/', width_field='width')),
                ('width', models.PositiveIntegerField(default=0)),
                ('height', models.PositiveIntegerField(default=0)),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes.')),
                ('alt', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pictures', to='forum.post')),
            ],
            options={
                'indexes': [models.Index(fields=['post', 'created_at'], name='picture_of_post')],
            },
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('thanks', 'thanks'), ('useful', 'useful'), ('agree', 'I agree')], max_length=6)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='forum.post')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'user'), name='reaction_once')],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='forum.thread')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('thread', 'user'), name='support_once')],
            },
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='The highest number of a post that she has read.')),
                ('at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_marks', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_marks', to='forum.thread')),
            ],
            options={
                'indexes': [models.Index(fields=['user', '-at'], name='read_mark_of_user'), models.Index(fields=['at'], name='read_mark_age')],
                'constraints': [models.UniqueConstraint(fields=('user', 'thread'), name='read_mark_once')],
            },
        ),
    ]
