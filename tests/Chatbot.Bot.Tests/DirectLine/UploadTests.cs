using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.DirectLine;

/// <summary>Files are refused politely, never kept, and their names are read by the guard like anything else that is said.</summary>
[Collection(SharedHostTests.Name)]
public sealed class UploadTests(SharedHost shared)
{
    [Fact]
    public async Task A_file_gets_an_answer_in_the_conversation_and_only_its_name_comes_back()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        using var form = Form("my scan.jpg", """{"type":"message","text":"here is my scan","channelData":{"clientActivityID":"key-9"}}""");

        var (status, body) = await UploadAsync(client, form);
        Assert.Equal(HttpStatusCode.OK, status);
        var activities = await client.ReadAsync(botMessages: 2);
        var echo = activities.Single(activity => activity.Value<string>("id") == body.Value<string>("id"));
        Assert.Equal(("key-9", "my scan.jpg"), (echo["channelData"]!.Value<string>("clientActivityID"), echo["attachments"]![0]!.Value<string>("name")));
        Assert.Null(echo["attachments"]![0]!["content"]);
        Assert.Null(echo["attachments"]![0]!["contentUrl"]);
    }

    [Fact]
    public async Task A_single_file_without_a_form_is_taken_as_one()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        using var file = new ByteArrayContent([1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { Name = "file", FileName = "scan.jpg" };

        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(client, file)).Status);
        await client.ReadAsync(botMessages: 2);
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_refused_with_one_sentence()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\nabc", Encoding.ASCII);
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var (status, body) = await UploadAsync(client, broken);
        Assert.Equal((HttpStatusCode.BadRequest, "BadUpload"), (status, body["error"]!.Value<string>("code")));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit()
    {
        var client = await DirectLineClient.StartAsync(shared.Client);
        using var form = Form("film.mp4", """{"type":"message"}""", size: 5 * 1024 * 1024);

        var (status, body) = await UploadAsync(client, form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("4096 kilobytes", body["error"]!.Value<string>("message"), StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(string file, string activity, int size = 100)
    {
        var said = new StringContent(activity, Encoding.UTF8);
        said.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        var content = new ByteArrayContent(new byte[size]);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { said, "activity" }, { content, "file", file } };
    }

    private async Task<(HttpStatusCode Status, JObject Body)> UploadAsync(DirectLineClient client, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{client.Conversation}/upload?userId=somebody") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {client.Token}");
        // So that a refusal is read before the file is sent.
        request.Headers.ExpectContinue = true;
        using var response = await shared.Client.SendAsync(request);
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }
}
